import { FULL_SCREEN, type ProjectSketch } from './project-builder';
import { WEB_SHOP_OPEN } from './web-shop-open';
import { WEB_SHOP_RESOLVED } from './web-shop-resolved';

/** The company's web shop: company-managed, every field on every screen. */
export const WEB_SHOP: ProjectSketch = {
  number: 1,
  key: 'SHOP',
  name: 'Web shop',
  description: 'Everything that customers see and do at shop.nordkap.example.',
  style: 'classic',
  roles: ['agent', 'viewer', 'project-administrator', 'administrator'],
  administrators: ['project-administrator'],
  screens: { Bug: FULL_SCREEN, Task: FULL_SCREEN, Story: FULL_SCREEN, Improvement: FULL_SCREEN },
  components: [
    { name: 'Checkout', description: 'Cart, vouchers, address and order confirmation' },
    { name: 'Payments', description: 'Cards, invoices, refunds and the payment providers' },
    { name: 'Catalogue', description: 'Products, variants, prices and stock shown to customers' },
    { name: 'Search', description: 'Finding products: suggestions, filters, ranking' },
    { name: 'Customer accounts', description: 'Registration, sign-in, passwords and saved addresses' },
    { name: 'Shipping', description: 'Parcel labels, tracking and returns' },
    { name: 'Storefront', description: 'Pages, layout, theme and content blocks' },
    { name: 'E-mails', description: 'Order, shipping and marketing messages' },
  ],
  issues: [...WEB_SHOP_RESOLVED, ...WEB_SHOP_OPEN],
};
